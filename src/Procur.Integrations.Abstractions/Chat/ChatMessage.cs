using System.Collections.ObjectModel;

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

    /// <summary>What kind of message it is, in words with underscores (<c>task_assigned</c>); kept with it, unseen, where the service can.</summary>
    public string? Kind { get; init; }

    /// <summary>The host's own names and values, kept with it, unseen, where the service can. Other apps may see them: no secrets, no personal data.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The host's own reference: where the service keeps it (Slack metadata), a lost answer is settled by it.</summary>
    public string? Reference { get; init; }
}
