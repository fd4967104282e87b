namespace Procur.Integrations;

/// <summary>One mail to many who do not see each other: from a template, with values of their own, or the same text for all.</summary>
public sealed record BulkEmail : EmailRequest
{
    /// <summary>To whom: any number, at least one; sent in as many calls as the service's limit asks for. An address that stands twice gets it once.</summary>
    public required IReadOnlyList<BulkEmailRecipient> Recipients { get; init; }

    /// <summary>The template, with the values that are the same for all; else <see cref="Subject"/> and a text are given.</summary>
    public EmailTemplate? Template { get; init; }

    /// <summary>The subject, where there is no template.</summary>
    public string? Subject { get; init; }

    /// <summary>The plain text, where there is no template.</summary>
    public string? Text { get; init; }

    /// <summary>The HTML, where there is no template.</summary>
    public string? Html { get; init; }
}
