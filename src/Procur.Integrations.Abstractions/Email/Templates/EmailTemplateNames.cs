namespace Procur.Integrations;

/// <summary>The names of the catalogue, as settings have them.</summary>
public static class EmailTemplateNames
{
    /// <summary>All eight.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "registration_confirmation",
        "ticket_delivery",
        "password_reset",
        "invoice_sent",
        "payment_receipt",
        "event_reminder",
        "task_assigned",
        "approval_request",
    ];
}
