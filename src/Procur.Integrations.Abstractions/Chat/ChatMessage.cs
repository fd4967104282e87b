namespace Procur.Integrations;

/// <summary>A message. Every service shows text; title, fields and buttons where it can, and as text where it cannot.</summary>
public sealed record ChatMessage : IntegrationRequest
{
    /// <summary>Where it goes.</summary>
    public required ChatTarget To { get; init; }

    /// <summary>The text; it also stands in notifications and for screen readers.</summary>
    public required ChatText Text { get; init; }

    /// <summary>A title above it.</summary>
    public string? Title { get; init; }

    /// <summary>Names and values below it.</summary>
    public IReadOnlyList<ChatField> Fields { get; init; } = [];

    /// <summary>Buttons.</summary>
    public IReadOnlyList<ChatAction> Actions { get; init; } = [];

    /// <summary>Buttons to approve.</summary>
    public ApprovalCard? Approval { get; init; }

    /// <summary>Small print at the end.</summary>
    public ChatText? Footnote { get; init; }

    /// <summary>The host's own reference: where the service keeps it (Slack metadata), a lost answer is settled by it.</summary>
    public string? Reference { get; init; }
}
