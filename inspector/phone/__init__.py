"""Where raw text comes from: a phone on an adb server, a recording, a simulated phone."""
