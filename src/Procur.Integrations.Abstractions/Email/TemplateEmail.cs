namespace Procur.Integrations;

/// <summary>A mail made by the service of a template that it keeps.</summary>
public sealed record TemplateEmail : EmailRequest
{
    /// <summary>To whom; at least one. An address that stands twice, in any of the three lists, gets it once.</summary>
    public required IReadOnlyList<EmailAddress> To { get; init; }

    /// <summary>Who gets a copy, seen by all.</summary>
    public IReadOnlyList<EmailAddress> Cc { get; init; } = [];

    /// <summary>Who gets a copy, seen by nobody else.</summary>
    public IReadOnlyList<EmailAddress> Bcc { get; init; } = [];

    /// <summary>Which template, and what goes into it.</summary>
    public required EmailTemplate Template { get; init; }
}
