using Procur.Integrations.Connections;

namespace Procur.Integrations;

/// <summary>What can go wrong while a person connects an account, each with what to do next.</summary>
internal static class OAuthProblems
{
    private const string Begin = "oauth.begin";
    private const string Callback = "oauth.callback";

    public static IntegrationException NotOffered(string integration) =>
        Of(
            integration,
            Begin,
            IntegrationErrorKind.NotConfigured,
            "accounts are not connected in a browser here: save the connection with its credential, or register the integration's package"
        );

    public static IntegrationException NoApp(string integration, OAuthFlow flow) =>
        Of(
            integration,
            Begin,
            IntegrationErrorKind.NotConfigured,
            $"the app is not set up; set {string.Join(", ", flow.AppSettings)} in the integration's section"
        );

    public static IntegrationException NoRedirect(string integration) =>
        Of(
            integration,
            Begin,
            IntegrationErrorKind.NotConfigured,
            "no absolute redirect address was given; give the request's RedirectUri, as it is entered at the app"
        );

    public static IntegrationException NoMatch(string integration) =>
        Of(
            integration,
            Callback,
            IntegrationErrorKind.Permission,
            "the callback belongs to no connection that was begun here by this browser within the last ten minutes, or it was used before. Nothing was saved; begin again"
        );

    public static IntegrationException Declined(string integration, string error) =>
        new(
            integration,
            Callback,
            IntegrationErrorKind.Permission,
            $"{integration} {Callback}: the service sent the browser back without a grant ({error}). Nothing was saved; begin again and consent."
        )
        {
            ProviderCode = error,
        };

    public static IntegrationException NoCode(string integration) =>
        Of(
            integration,
            Callback,
            IntegrationErrorKind.Protocol,
            "the service sent neither a code nor an error. Nothing was saved; begin again"
        );

    public static IntegrationException NotAccepted(string integration, ConnectionTestResult test) =>
        Of(
            integration,
            Callback,
            test.Kind ?? IntegrationErrorKind.Authentication,
            $"the new credential did not pass its test. {test.Message} Nothing was saved"
        );

    public static IntegrationException OtherAccount(ConnectionId id, ConnectedAccount had, ConnectedAccount? came) =>
        Of(
            id.Integration,
            Callback,
            IntegrationErrorKind.Conflict,
            $"the connection '{id.Name}' is of the account {had.Id} and the consent was given for {came?.Id ?? "one that the service does not name"}. Nothing was saved; connect with the first account, or save the other one under another name"
        );

    public static IntegrationException Contended(ConnectionId id) =>
        Of(
            id.Integration,
            Callback,
            IntegrationErrorKind.Conflict,
            $"others kept changing the connection '{id.Name}'. Nothing was saved; begin again"
        );

    private static IntegrationException Of(string integration, string operation, IntegrationErrorKind kind, string text) =>
        new(integration, operation, kind, $"{integration} {operation}: {text}.");
}
