namespace Procur.Integrations;

/// <summary>Handlers that a host adds to all its clients and that would multiply our attempts.</summary>
internal static class ResendingHandlers
{
    private static readonly string[] Known =
    [
        "Microsoft.Extensions.Http.Resilience.",
        "Microsoft.Extensions.Http.PolicyHttpMessageHandler",
        "Microsoft.Extensions.Http.Polly.",
    ];

    // By name: the library has no reason to depend on the packages that bring them.
    public static bool IsKnown(DelegatingHandler handler) =>
        handler.GetType().FullName is { } name && Known.Any(known => name.StartsWith(known, StringComparison.Ordinal));
}
