namespace Procur.Integrations.SendGrid.Wire;

/// <summary>Where a page stands.</summary>
public sealed record SendGridPageMetadata
{
    /// <summary>The address of the next page, with its token in <c>page_token</c>; null at the end.</summary>
    public string? Next { get; init; }

    /// <summary>How many there are.</summary>
    public long? Count { get; init; }
}
