using System.Collections.ObjectModel;

namespace Procur.Integrations;

/// <summary>What every mail has, whether written here, made of a template, or sent to many. It cannot be changed, and may be sent from many threads.</summary>
public abstract record EmailRequest : IntegrationRequest
{
    /// <summary>Who it is from; by default whom the connection's own settings say. The service must know the address as a verified sender.</summary>
    public EmailAddress? From { get; init; }

    /// <summary>Where answers go; to <see cref="From"/> by default.</summary>
    public IReadOnlyList<EmailAddress> ReplyTo { get; init; } = [];

    /// <summary>Files. The limit is the service's, for the whole mail as it is encoded, and is checked before the send.</summary>
    public IReadOnlyList<EmailAttachment> Attachments { get; init; } = [];

    /// <summary>Further headers. Those that have a property of their own are refused, and values with line breaks, which would begin another header.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What it is for.</summary>
    public EmailCategory Category { get; init; }

    /// <summary>How recipients leave; where it is not said for marketing, the service's own way is used, where it has one.</summary>
    public EmailUnsubscribe? Unsubscribe { get; init; }

    /// <summary>What kind of mail it is, in words with underscores (<c>invoice_sent</c>): kept with it, and counted by, where the service can.</summary>
    public string? Kind { get; init; }

    /// <summary>The host's own reference; the service's events bring it back, where it can, and a lost answer is settled by them.</summary>
    public string? Reference { get; init; }

    /// <summary>The host's own names and values, which the service's events bring back where it can. No secrets, no personal data.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
