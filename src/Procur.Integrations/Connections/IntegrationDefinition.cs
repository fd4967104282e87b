using Microsoft.Extensions.Configuration;
using Procur.Integrations.Tokens;
using Procur.Integrations.Wire;

namespace Procur.Integrations;

/// <summary>Everything the core needs to know of a provider. One static instance a provider package.</summary>
/// <typeparam name="TOptions">The provider's options.</typeparam>
public sealed class IntegrationDefinition<TOptions>
    where TOptions : IntegrationOptions, new()
{
    /// <summary>What hosts see of it. Its settings are <see cref="OptionSetting{TOptions}"/>.</summary>
    public required IntegrationDescriptor Descriptor { get; init; }

    /// <summary>Binds a section, the flat environment names, or a tenant's stored settings to the options. Written in the provider, where the binding generator sees the type.</summary>
    public required Action<IConfiguration, TOptions> Bind { get; init; }

    /// <summary>The root of the service's addresses.</summary>
    public required Func<TOptions, Uri> Endpoint { get; init; }

    /// <summary>Tells failures from answers.</summary>
    public required FailureReader ReadFailure { get; init; }

    /// <summary>Puts the credential on a request: the options' own, or the token where <see cref="Tokens"/> gave one.</summary>
    public required Action<HttpRequestMessage, TOptions, AccessToken?> Authenticate { get; init; }

    /// <summary>What it offers: the wire client, capabilities, a webhook receiver, a resolver. Made for a connection when first asked for.</summary>
    public IReadOnlyList<IntegrationAbility> Abilities { get; init; } = [];

    /// <summary>How access tokens are got; null where the credential is static.</summary>
    public Func<TOptions, ITokenGrant?>? Tokens { get; init; }

    /// <summary>How a person connects an account in a browser; null where credentials are entered.</summary>
    public OAuthConnect<TOptions>? Connect { get; init; }

    /// <summary>Problems beyond missing settings, each naming the setting and the remedy and no secret.</summary>
    public Func<TOptions, IEnumerable<string>>? Validate { get; init; }

    /// <summary>Whose account it is, where a setting says so.</summary>
    public Func<TOptions, string?>? AccountId { get; init; }

    /// <summary>How long the service knows an idempotency key, less a margin; null where it has none or keeps them for ever.</summary>
    public TimeSpan? KeyLifetime { get; init; }

    /// <summary>The header with the service's id of a request, where it is its own; <c>Request-Id</c>, <c>X-Request-Id</c> and <c>X-Correlation-Id</c> are looked for anyway.</summary>
    public string? RequestIdHeader { get; init; }

    /// <summary>The service's published limits by operation; <c>*</c> for all others.</summary>
    public IReadOnlyDictionary<string, RateLimit> RateLimits { get; init; } = new Dictionary<string, RateLimit>();
}
