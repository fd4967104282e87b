namespace Procur.Integrations.GoogleWorkspace;

/// <summary>
/// Settings of one Google account: a service account (<see cref="ServiceAccountKey"/>, which is stronger) or a person who has consented
/// (<see cref="ClientId"/>, <see cref="ClientSecret"/>, <see cref="RefreshToken"/>). Found in the Google Cloud console, APIs &amp; Services, Credentials.
/// </summary>
public sealed class GoogleWorkspaceOptions : IntegrationOptions
{
    /// <summary>Where a person gives consent in production.</summary>
    public const string DefaultAuthorizationEndpoint = "https://accounts.google.com/o/oauth2/v2/auth";

    /// <summary>The root of the APIs in production.</summary>
    public const string DefaultEndpoint = "https://www.googleapis.com/";

    /// <summary>Where tokens are asked for in production.</summary>
    public const string DefaultTokenEndpoint = "https://oauth2.googleapis.com/";

    /// <summary>The calendar that stands for "the account's own".</summary>
    public const string PrimaryCalendar = "primary";

    private const int DefaultUploadChunkSize = 8 * 1024 * 1024;

    /// <summary>The OAuth client's id, <c>….apps.googleusercontent.com</c>.</summary>
    public string? ClientId { get; set; }

    /// <summary>The OAuth client's secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The host's own address to which Google sends a person back after consent, as it is entered at the OAuth client.</summary>
    public Uri? RedirectUri { get; set; }

    /// <summary>
    /// The refresh token of the person who has consented. Google gives one only where offline access was asked for; it ends when it is revoked, when it
    /// was not used for six months, and after seven days while the consent screen is in testing.
    /// </summary>
    public string? RefreshToken { get; set; }

    /// <summary>The service account's key file, its JSON as it was downloaded.</summary>
    public string? ServiceAccountKey { get; set; }

    /// <summary>
    /// The e-mail address of the person that the service account acts for. Needs domain-wide delegation of exactly <see cref="Scopes"/> (Admin console,
    /// Security, API controls). Left out, it acts for itself: it sees what was shared with it, and cannot invite.
    /// </summary>
    public string? Subject { get; set; }

    /// <summary>The scopes that are asked for, parted by spaces. A service account with a <see cref="Subject"/> must not ask for more than was delegated to it.</summary>
    public string Scopes { get; set; } = GoogleScopes.Default;

    /// <summary>
    /// The shared drive that files without a folder go to, and that is listed (its address in a browser, after /folders/). Left out, that is the account's own
    /// drive; a service account that acts for itself has none, so it needs one.
    /// </summary>
    public string? SharedDriveId { get; set; }

    /// <summary>How many bytes of a file are in memory while it is uploaded; a multiple of 256 KiB, 8 MiB by default.</summary>
    public int UploadChunkSize { get; set; } = DefaultUploadChunkSize;

    /// <summary>The calendar that calls without one go to.</summary>
    public string CalendarId { get; set; } = PrimaryCalendar;

    /// <summary>The root of the APIs, ending in a slash.</summary>
    public Uri Endpoint { get; set; } = new(DefaultEndpoint);

    /// <summary>The page on which a person gives consent.</summary>
    public Uri AuthorizationEndpoint { get; set; } = new(DefaultAuthorizationEndpoint);

    /// <summary>Where tokens are asked for and revoked (<c>token</c> and <c>revoke</c> below it), ending in a slash.</summary>
    public Uri TokenEndpoint { get; set; } = new(DefaultTokenEndpoint);
}
