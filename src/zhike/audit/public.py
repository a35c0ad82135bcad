"""The only door to audit for the modules above."""

from zhike.audit.checking import ACTOR_NAMES, ALARM, ActorNames, Alarm, check, check_when_due
from zhike.audit.looking import record_look
from zhike.audit.recording import AUDIT_COLUMNS, AUDIT_VALUES, AuditHistory, AuditTrail, audit_params, record_opened
from zhike.audit.sealing import drop_sealed, seal_waiting
from zhike.audit.verification import Finding, Report, verify

__all__ = [
    "ACTOR_NAMES",
    "ALARM",
    "AUDIT_COLUMNS",
    "AUDIT_VALUES",
    "ActorNames",
    "Alarm",
    "AuditHistory",
    "AuditTrail",
    "Finding",
    "Report",
    "audit_params",
    "check",
    "check_when_due",
    "drop_sealed",
    "record_look",
    "record_opened",
    "seal_waiting",
    "verify",
]
