namespace Procur.Integrations.DocuSign;

/// <summary>Settings of one DocuSign account. Keys are found in its console under Settings, Apps and Keys; demo's keys are not production's.</summary>
public sealed class DocuSignOptions : IntegrationOptions
{
    /// <summary>A page of DocuSign's for developers, on which a consent can end where the app has no page of its own.</summary>
    public const string DefaultConsentRedirectUrl = "https://developers.docusign.com/platform/auth/consent";

    /// <summary>The app's integration key, a GUID (Apps and Keys, the app). Without one, calls fail as not configured.</summary>
    public string? IntegrationKey { get; set; }

    /// <summary>The user whom the app acts for, a GUID (Apps and Keys, User ID). He, or an administrator for him, consents once in each environment.</summary>
    public string? UserId { get; set; }

    /// <summary>The app's RSA private key in PEM, not encrypted (Apps and Keys, the app, Generate RSA). Line breaks may be written <c>\n</c>.</summary>
    public string? PrivateKey { get; set; }

    /// <summary>
    /// The app's secret key (Apps and Keys, the app, Authentication). Needed to connect a person's own account in a browser, in place of a private key and a
    /// user to act for.
    /// </summary>
    public string? SecretKey { get; set; }

    /// <summary>The refresh token of the person who has connected the account; then no private key and no user to act for are needed. It ends after 30 days without use.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>The account's id, a GUID (Apps and Keys, API Account ID). The user's default account where it is not set.</summary>
    public string? AccountId { get; set; }

    /// <summary>
    /// The account server, for tokens. Left out, it is DocuSign's: <c>https://account-d.docusign.com/</c>, or <c>https://account.docusign.com/</c> in
    /// <see cref="IntegrationEnvironment.Production"/>.
    /// </summary>
    public Uri? AuthEndpoint { get; set; }

    /// <summary>
    /// The root of the account's API, before <c>/restapi</c>. Left out, DocuSign is asked once, for accounts live on different hosts; with
    /// <see cref="AccountId"/> it is taken as it is.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The key that Connect signs with (Connect, Connect Keys), used as text. Without one, no webhook is accepted. Copy it whole: the last <c>=</c> is easily lost.</summary>
    public string? ConnectKey { get; set; }

    /// <summary>Another Connect key, accepted beside the first while one is being replaced.</summary>
    public string? PreviousConnectKey { get; set; }

    /// <summary>
    /// The public address of the host's DocuSign webhook. With it each envelope asks Connect to call there, signed and acknowledged; leave it out where
    /// the account has a Connect configuration of its own.
    /// </summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>Where a browser goes after a consent; it must stand among the app's redirect addresses.</summary>
    public Uri ConsentRedirectUrl { get; set; } = new(DefaultConsentRedirectUrl);
}
