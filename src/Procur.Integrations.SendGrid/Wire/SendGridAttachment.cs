namespace Procur.Integrations.SendGrid.Wire;

/// <summary>An attachment without its bytes, which are put to it on the way.</summary>
internal sealed record SendGridAttachment(string Filename)
{
    public string? Type { get; init; }

    public string? Disposition { get; init; }

    public string? ContentId { get; init; }
}
