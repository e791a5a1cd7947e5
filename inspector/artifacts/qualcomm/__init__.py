"""What Qualcomm modems, their items and their policies say of bands."""
