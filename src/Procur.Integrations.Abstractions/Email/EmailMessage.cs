namespace Procur.Integrations;

/// <summary>A mail: one text, and recipients who see each other (all but <see cref="Bcc"/>).</summary>
public sealed record EmailMessage : EmailRequest
{
    /// <summary>To whom; at least one. An address that stands twice, in any of the three lists, gets it once.</summary>
    public required IReadOnlyList<EmailAddress> To { get; init; }

    /// <summary>Who gets a copy, seen by all.</summary>
    public IReadOnlyList<EmailAddress> Cc { get; init; } = [];

    /// <summary>Who gets a copy, seen by nobody else.</summary>
    public IReadOnlyList<EmailAddress> Bcc { get; init; } = [];

    /// <summary>The subject, in one line.</summary>
    public required string Subject { get; init; }

    /// <summary>The plain text; with <see cref="Html"/> both are sent and the reader's program chooses. <see cref="EmailText.FromHtml"/> makes one of the HTML.</summary>
    public string? Text { get; init; }

    /// <summary>The HTML. What comes from people must have been encoded: it is sent as it is.</summary>
    public string? Html { get; init; }
}
