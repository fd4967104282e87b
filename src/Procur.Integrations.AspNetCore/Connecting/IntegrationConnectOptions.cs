using Microsoft.AspNetCore.Http;

namespace Procur.Integrations;

/// <summary>How the host's pages connect accounts.</summary>
public sealed class IntegrationConnectOptions
{
    /// <summary>
    /// Whose account is being connected: the tenant of the person who is signed in, or null to refuse (403). It must come from who the person is, never from
    /// the address alone.
    /// </summary>
    public required Func<HttpContext, ValueTask<string?>> Tenant { get; init; }

    /// <summary>Where a person goes on afterwards where the address names no page of the host's; <c>/</c> by default.</summary>
    public string ReturnTo { get; init; } = "/";
}
