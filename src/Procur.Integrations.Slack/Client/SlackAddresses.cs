namespace Procur.Integrations.Slack;

/// <summary>Which addresses are Slack's own: what a tenant or a payload names must not lead anywhere else.</summary>
internal static class SlackAddresses
{
    private static readonly string[] Domains = ["slack.com", "slack-gov.com", "slack-files.com"];

    public static Uri? Parse(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var parsed) ? parsed : null;

    /// <summary>An HTTPS address of Slack's, or one where the API itself is (a sandbox, a proxy).</summary>
    public static bool IsSlack(Uri address, Uri endpoint) =>
        address.IsAbsoluteUri
        && (
            (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && Domains.Any(domain => IsWithin(address.Host, domain)))
            || (address.Scheme == endpoint.Scheme && address.Authority == endpoint.Authority)
        );

    private static bool IsWithin(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase)
        || (host.Length > domain.Length && host[^(domain.Length + 1)] == '.' && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
}
