namespace Procur.Integrations.TestKit;

/// <summary>A mail as its recipients get it.</summary>
public sealed record ShownMail
{
    public required string? MessageId { get; init; }

    public required string From { get; init; }

    public string? FromName { get; init; }

    public required IReadOnlyList<string> To { get; init; }

    public IReadOnlyList<string> Cc { get; init; } = [];

    public IReadOnlyList<string> Bcc { get; init; } = [];

    public IReadOnlyList<string> ReplyTo { get; init; } = [];

    public string? Subject { get; init; }

    public string? Text { get; init; }

    public string? Html { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<ShownFile> Files { get; init; } = [];

    /// <summary>Whether the service itself puts in a way to leave.</summary>
    public bool HasServicesWayOut { get; init; }
}
