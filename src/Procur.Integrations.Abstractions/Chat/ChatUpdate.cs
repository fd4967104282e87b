namespace Procur.Integrations;

/// <summary>Replaces a message; buttons that are not given again are gone.</summary>
public sealed record ChatUpdate : IntegrationRequest
{
    /// <summary>The message.</summary>
    public required MessageRef Message { get; init; }

    /// <summary>The new text.</summary>
    public required ChatText Text { get; init; }

    /// <summary>A title above it.</summary>
    public string? Title { get; init; }

    /// <summary>Names and values below it.</summary>
    public IReadOnlyList<ChatField> Fields { get; init; } = [];

    /// <summary>Buttons.</summary>
    public IReadOnlyList<ChatAction> Actions { get; init; } = [];

    /// <summary>Small print at the end.</summary>
    public ChatText? Footnote { get; init; }
}
