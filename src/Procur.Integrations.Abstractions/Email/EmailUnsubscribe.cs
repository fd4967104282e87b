namespace Procur.Integrations;

/// <summary>How a recipient leaves: the <c>List-Unsubscribe</c> header (RFC 2369), with one click where there is an address for it (RFC 8058).</summary>
public sealed record EmailUnsubscribe
{
    /// <summary>An HTTPS address that takes a POST of <c>List-Unsubscribe=One-Click</c> and asks nothing more; it must say who leaves by itself.</summary>
    public Uri? Address { get; init; }

    /// <summary>A mailbox that takes a mail to leave.</summary>
    public EmailAddress? Mailbox { get; init; }
}
