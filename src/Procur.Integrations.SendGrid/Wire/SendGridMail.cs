namespace Procur.Integrations.SendGrid.Wire;

/// <summary>A mail as <c>v3/mail/send</c> takes it; fields under SendGrid's names.</summary>
/// <param name="From">Who it is from.</param>
/// <param name="Personalizations">Who gets it, each entry a mail of its own; at most 1,000.</param>
public sealed record SendGridMail(SendGridAddress From, IReadOnlyList<SendGridPersonalization> Personalizations)
{
    /// <summary>Where answers go, where that is one address.</summary>
    public SendGridAddress? ReplyTo { get; init; }

    /// <summary>Where answers go, where those are several; not together with <see cref="ReplyTo"/>.</summary>
    public IReadOnlyList<SendGridAddress>? ReplyToList { get; init; }

    /// <summary>The subject; a dynamic template brings its own.</summary>
    public string? Subject { get; init; }

    /// <summary>The text, plain before HTML.</summary>
    public IReadOnlyList<SendGridContent>? Content { get; init; }

    /// <summary>The dynamic template's id.</summary>
    public string? TemplateId { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>What it is counted by; at most ten.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>The unsubscribe group.</summary>
    public SendGridAsm? Asm { get; init; }

    /// <summary>Sandbox mode.</summary>
    public SendGridMailSettings? MailSettings { get; init; }

    /// <summary>Tracking.</summary>
    public SendGridTrackingSettings? TrackingSettings { get; init; }

    /// <summary>The type alone: what it holds is personal.</summary>
    public override string ToString() => nameof(SendGridMail);
}
