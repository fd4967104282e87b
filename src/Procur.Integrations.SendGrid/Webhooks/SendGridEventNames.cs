using System.Collections.Frozen;

namespace Procur.Integrations.SendGrid;

/// <summary>The fields of SendGrid's events: what else stands beside them is the host's own.</summary>
internal static class SendGridEventNames
{
    private static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
        [
            "asm_group_id",
            "attempt",
            "bounce_classification",
            "category",
            "cert_err",
            "cert_error",
            "email",
            "event",
            "ip",
            "marketing_campaign_id",
            "marketing_campaign_name",
            "newsletter",
            "pool",
            "reason",
            "response",
            "send_at",
            "sg_content_type",
            "sg_event_id",
            "sg_machine_open",
            "sg_message_id",
            "sg_template_id",
            "sg_template_name",
            "singlesend_id",
            "singlesend_name",
            "smtp-id",
            "status",
            "template_hash",
            "template_id",
            "timestamp",
            "tls",
            "type",
            "unique_arg_key",
            "url",
            "url_offset",
            "useragent",
            "mc_stats",
            "phase_id",
            "automation_id",
            "automation_name",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    public static bool IsTaken(string name) => All.Contains(name);
}
