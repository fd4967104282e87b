namespace Procur.Integrations.Connections;

/// <summary>Where a credential may go: scheme, host and port.</summary>
internal static class Origin
{
    public static string Of(Uri address) =>
        address.IsAbsoluteUri
            ? string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{address.Scheme}://{address.IdnHost.ToLowerInvariant()}:{address.Port}"
            )
            : "no address";

    /// <summary>The origins of some addresses, each once and in one order.</summary>
    public static string[] Of(IEnumerable<Uri> addresses) =>
        [.. addresses.Select(Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
