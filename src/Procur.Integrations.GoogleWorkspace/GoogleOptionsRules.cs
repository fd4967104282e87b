namespace Procur.Integrations.GoogleWorkspace;

/// <summary>What settings cannot be right. No message holds a secret.</summary>
internal static class GoogleOptionsRules
{
    private const int ChunkGrain = 256 * 1024;

    public static IEnumerable<string> Check(GoogleWorkspaceOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.ServiceAccountKey) && GoogleServiceAccount.Read(options.ServiceAccountKey) is null)
        {
            yield return "ServiceAccountKey is no key file of a service account: enter the downloaded JSON whole, with client_email and private_key";
        }

        if (!string.IsNullOrWhiteSpace(options.Subject) && string.IsNullOrWhiteSpace(options.ServiceAccountKey))
        {
            yield return "Subject is set and ServiceAccountKey is not: only a service account acts for somebody else";
        }

        if (GoogleScopes.Split(options.Scopes).Count == 0)
        {
            yield return "Scopes is empty; name at least one";
        }

        if (string.IsNullOrWhiteSpace(options.CalendarId))
        {
            yield return "CalendarId is empty; leave it out for the account's own calendar (primary)";
        }

        if (options.UploadChunkSize < ChunkGrain || options.UploadChunkSize % ChunkGrain != 0)
        {
            yield return "UploadChunkSize must be a multiple of 262144 (256 KiB)";
        }

        foreach (
            var (name, address) in ((string, Uri?)[])
                [
                    ("Endpoint", options.Endpoint),
                    ("TokenEndpoint", options.TokenEndpoint),
                    ("AuthorizationEndpoint", options.AuthorizationEndpoint),
                ]
        )
        {
            if (!IsUsable(address, options.Environment))
            {
                yield return $"{name} is no absolute https address (http is for the sandbox environment only)";
            }
        }
    }

    private static bool IsUsable(Uri? endpoint, IntegrationEnvironment environment) =>
        endpoint is { IsAbsoluteUri: true }
        && (
            endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && environment == IntegrationEnvironment.Sandbox)
        );
}
