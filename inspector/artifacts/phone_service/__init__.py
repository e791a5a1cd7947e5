"""``dumpsys activity service com.android.phone/.TelephonyDebugService``: what the framework holds of every phone."""

from inspector.artifacts.phone_service.dump import ARTIFACT, parse
from inspector.artifacts.phone_service.model import PhoneDump, PhoneService

__all__ = ["ARTIFACT", "PhoneDump", "PhoneService", "parse"]
