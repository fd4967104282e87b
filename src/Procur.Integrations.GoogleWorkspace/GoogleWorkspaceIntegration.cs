using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>What there is to know of Google Workspace, and connections without a container.</summary>
public static class GoogleWorkspaceIntegration
{
    /// <summary>The integration's key.</summary>
    public const string Key = "google-workspace";

    private const string Credentials = "console.cloud.google.com, APIs & Services, Credentials, ";

    /// <summary>What hosts see of it.</summary>
    public static IntegrationDescriptor Descriptor { get; } =
        new(Key, "Google Workspace")
        {
            Section = "GoogleWorkspace",
            Documentation = new Uri("https://developers.google.com/workspace"),
            Console = new Uri("https://console.cloud.google.com/apis/credentials"),
            Settings =
            [
                new OptionSetting<GoogleWorkspaceOptions>(nameof(GoogleWorkspaceOptions.ClientId), static options => options.ClientId)
                {
                    Required = true,
                    Unless = HasKey,
                    Shared = true,
                    Environment = "GOOGLE_CLIENT_ID",
                    Find = Credentials + "OAuth 2.0 Client IDs",
                    Description = "The OAuth client's id. Not needed with a service account.",
                },
                new OptionSetting<GoogleWorkspaceOptions>(
                    nameof(GoogleWorkspaceOptions.ClientSecret),
                    static options => options.ClientSecret
                )
                {
                    Secret = true,
                    Required = true,
                    Unless = HasKey,
                    Shared = true,
                    Environment = "GOOGLE_CLIENT_SECRET",
                    Find = Credentials + "OAuth 2.0 Client IDs",
                    Description = "The OAuth client's secret. Not needed with a service account.",
                },
                new OptionSetting<GoogleWorkspaceOptions>(
                    nameof(GoogleWorkspaceOptions.RedirectUri),
                    static options => options.RedirectUri?.OriginalString
                )
                {
                    Shared = true,
                    Environment = "GOOGLE_REDIRECT_URI",
                    Find = Credentials + "OAuth 2.0 Client IDs, Authorised redirect URIs",
                    Description = "The host's address that a person comes back to after consent.",
                },
                new OptionSetting<GoogleWorkspaceOptions>(
                    nameof(GoogleWorkspaceOptions.RefreshToken),
                    static options => options.RefreshToken
                )
                {
                    Secret = true,
                    Required = true,
                    Unless = HasKey,
                    Environment = "GOOGLE_REFRESH_TOKEN",
                    Description = "Refresh token of the person who has consented. Not needed with a service account.",
                },
                new OptionSetting<GoogleWorkspaceOptions>(
                    nameof(GoogleWorkspaceOptions.ServiceAccountKey),
                    static options => options.ServiceAccountKey
                )
                {
                    Secret = true,
                    Environment = "GOOGLE_SERVICE_ACCOUNT_KEY",
                    Find = "console.cloud.google.com, IAM & Admin, Service Accounts, Keys",
                    Description = "The service account's key file (its JSON), in place of client and refresh token.",
                },
                new OptionSetting<GoogleWorkspaceOptions>(nameof(GoogleWorkspaceOptions.Subject), static options => options.Subject)
                {
                    Environment = "GOOGLE_SUBJECT",
                    Find = "admin.google.com, Security, API controls, Domain-wide delegation",
                    Description = "Address of the person that the service account acts for; needs domain-wide delegation.",
                },
                new OptionSetting<GoogleWorkspaceOptions>(nameof(GoogleWorkspaceOptions.Scopes), static options => options.Scopes)
                {
                    Default = GoogleScopes.Default,
                    Description = "Scopes asked for, parted by spaces.",
                },
                new OptionSetting<GoogleWorkspaceOptions>(nameof(GoogleWorkspaceOptions.CalendarId), static options => options.CalendarId)
                {
                    Default = GoogleWorkspaceOptions.PrimaryCalendar,
                    Find = "calendar.google.com, the calendar's settings, Integrate calendar, Calendar ID",
                    Description = "The calendar that calls without one go to.",
                },
                new OptionSetting<GoogleWorkspaceOptions>(
                    nameof(GoogleWorkspaceOptions.SharedDriveId),
                    static options => options.SharedDriveId
                )
                {
                    Environment = "GOOGLE_SHARED_DRIVE_ID",
                    Find = "The shared drive's address in a browser, after /folders/",
                    Description = "The shared drive that files without a folder go to; the account's own drive where it is not set.",
                },
                new OptionSetting<GoogleWorkspaceOptions>(
                    nameof(GoogleWorkspaceOptions.UploadChunkSize),
                    static options => options.UploadChunkSize.ToString(CultureInfo.InvariantCulture)
                )
                {
                    // How much memory an upload takes is the host's to say.
                    Shared = true,
                    Default = "8388608",
                    Description = "Bytes of a file in memory while it is uploaded; a multiple of 256 KiB.",
                },
                new OptionSetting<GoogleWorkspaceOptions>(
                    nameof(GoogleWorkspaceOptions.Endpoint),
                    static options => options.Endpoint?.OriginalString
                )
                {
                    Address = true,
                    Shared = true,
                    Default = GoogleWorkspaceOptions.DefaultEndpoint,
                    Description = "Root of the APIs.",
                },
                new OptionSetting<GoogleWorkspaceOptions>(
                    nameof(GoogleWorkspaceOptions.TokenEndpoint),
                    static options => options.TokenEndpoint?.OriginalString
                )
                {
                    Address = true,
                    Shared = true,
                    Default = GoogleWorkspaceOptions.DefaultTokenEndpoint,
                    Description = "Where tokens are asked for and revoked.",
                },
                new OptionSetting<GoogleWorkspaceOptions>(
                    nameof(GoogleWorkspaceOptions.AuthorizationEndpoint),
                    static options => options.AuthorizationEndpoint?.OriginalString
                )
                {
                    Shared = true,
                    Default = GoogleWorkspaceOptions.DefaultAuthorizationEndpoint,
                    Description = "The page on which a person gives consent.",
                },
            ],
        };

    /// <summary>What the core needs to know; for hosts that build their own registration.</summary>
    public static IntegrationDefinition<GoogleWorkspaceOptions> Definition { get; } =
        new()
        {
            Descriptor = Descriptor,
            Bind = static (section, options) => section.Bind(options),
            Endpoint = static options => options.Endpoint,
            ReadFailure = GoogleErrors.Read,
            Tokens = GoogleCredentials.GrantOf,
            Authenticate = static (request, _, token) =>
                request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token.Value),
            Connect = GoogleConsent.Connect,
            Validate = GoogleOptionsRules.Check,
            RateLimits = GoogleCalendarLimits.ByOperation,
            Abilities =
            [
                IntegrationAbility.Of(static connection => new GoogleAccountClient(connection)),
                IntegrationAbility.Of<IIntegrationConnector>(static connection => new GoogleConnector(
                    connection.Get<GoogleAccountClient>(),
                    connection.Get<GoogleCalendarClient>()
                )),
                IntegrationAbility.Of(static connection => new GoogleCalendarClient(connection)),
                IntegrationAbility.Of<ICalendarProvider>(static connection => new GoogleCalendarProvider(Calendar(connection))),
                IntegrationAbility.Of<ICalendarSync>(static connection => new GoogleCalendarSync(Calendar(connection))),
                IntegrationAbility.Of<IFreeBusy>(static connection => new GoogleTimes(Calendar(connection))),
                IntegrationAbility.Of<IOutcomeResolver>(static connection => new GoogleOutcomeResolver(
                    new GoogleEventOutcomes(Calendar(connection)),
                    new GoogleShareOutcomes(connection.Get<GoogleDriveClient>())
                )),
                IntegrationAbility.Of(static connection => new GoogleCalendarChannels(Calendar(connection))),
                IntegrationAbility.Of<IWebhookReceiver>(static _ => new GoogleChannelReceiver()),
                // Drive: its own client and abilities stand in Drive/.
                IntegrationAbility.Of(static connection => new GoogleDriveClient(connection)),
                IntegrationAbility.Of<IFileStorage>(static connection => new GoogleFiles(connection.Get<GoogleDriveClient>())),
                IntegrationAbility.Of<IFileFolders>(static connection => new GoogleFolders(connection.Get<GoogleDriveClient>())),
                IntegrationAbility.Of<IFileSharing>(static connection => new GoogleSharing(connection.Get<GoogleDriveClient>())),
            ],
        };

    /// <summary>Makes a connection without a container: <c>new GoogleCalendarClient(connection)</c>, or <c>connection.Get&lt;ICalendarProvider&gt;()</c>.</summary>
    /// <param name="options">The options; not to be changed afterwards.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <returns>The connection, to be disposed of when its clients are no longer used.</returns>
    public static StandaloneConnection CreateConnection(GoogleWorkspaceOptions options, TimeProvider? time = null) =>
        StandaloneConnection.Create(Definition, options, time);

    private static GoogleCalendarClient Calendar(Connection connection) => connection.Get<GoogleCalendarClient>();

    private static bool HasKey(GoogleWorkspaceOptions options) => !string.IsNullOrWhiteSpace(options.ServiceAccountKey);
}
