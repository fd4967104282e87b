namespace Procur.Integrations.SendGrid;

/// <summary>What settings cannot be right. No message holds a secret.</summary>
internal static class SendGridOptionsRules
{
    public static IEnumerable<string> Check(SendGridOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.ApiKey) && options.ApiKey.Any(char.IsWhiteSpace))
        {
            yield return "ApiKey holds a space or a line break, as a pasted value may; enter it again without";
        }
        else if (!string.IsNullOrWhiteSpace(options.ApiKey) && !options.ApiKey.StartsWith("SG.", StringComparison.Ordinal))
        {
            yield return "ApiKey does not start with SG.; another value was entered in its place";
        }

        if (!string.IsNullOrWhiteSpace(options.FromEmail) && !IsAddress(options.FromEmail, options.FromName))
        {
            yield return "FromEmail is no e-mail address, or FromName holds a line break";
        }

        if (options.Region is not ("global" or "eu"))
        {
            yield return "Region is neither global nor eu";
        }

        if (options.Endpoint is not null && !IsUsable(options.Endpoint, options.Environment))
        {
            yield return "Endpoint is no absolute https address (http is for the sandbox environment only)";
        }

        foreach (
            var (name, value) in ((string, string?)[])
                [
                    (nameof(SendGridOptions.WebhookPublicKey), options.WebhookPublicKey),
                    (nameof(SendGridOptions.PreviousWebhookPublicKey), options.PreviousWebhookPublicKey),
                ]
        )
        {
            if (!string.IsNullOrWhiteSpace(value) && !SendGridPublicKey.IsOne(value))
            {
                yield return $"{name} is no public key on the curve P-256; copy it whole from the event webhook's security features";
            }
        }
    }

    private static bool IsAddress(string address, string? name)
    {
        try
        {
            _ = new EmailAddress(address, name);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsUsable(Uri endpoint, IntegrationEnvironment environment) =>
        endpoint.IsAbsoluteUri
        && (
            endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && environment == IntegrationEnvironment.Sandbox)
        );
}
