using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.TestKit;

/// <summary>What one provider's tests bring, so that every suite can be run on it: its registration, its settings, and one changing call with its answers.</summary>
public abstract class IntegrationFixture
{
    /// <summary>The integration's key.</summary>
    public abstract string Integration { get; }

    /// <summary>Its section under <c>Integrations:</c>.</summary>
    public abstract string Section { get; }

    /// <summary>Whether the service dedupes <see cref="ChangeAsync"/> by a key that the call carries.</summary>
    public abstract bool DedupesByKey { get; }

    /// <summary>An answer to <see cref="ChangeAsync"/> that means done.</summary>
    public abstract Reply Done { get; }

    /// <summary>The answer to a credential that the service does not accept.</summary>
    public abstract Reply BadCredential { get; }

    /// <summary>Adds the provider with its own method.</summary>
    public abstract IIntegrationBuilder Add(IServiceCollection services, string? key = null);

    /// <summary>Settings by the bare names of the options, complete, pointing at a server; every secret holds the canary in the form that the service gives it.</summary>
    public abstract IReadOnlyDictionary<string, string?> Settings(Uri endpoint, string canary);

    /// <summary>One changing call, through a capability, with a request of its own each time.</summary>
    public abstract Task ChangeAsync(IServiceProvider services, string? key, CancellationToken cancellationToken);

    /// <summary>What the service says when it is called too often.</summary>
    public virtual Reply Busy(string? retryAfter = null) => Reply.Busy(retryAfter);

    /// <summary>The answer to a request that is not the call itself, such as one for a token; null for the call.</summary>
    public virtual Reply? Aside(ReceivedRequest request) => null;

    /// <summary>The key that a request carries for the service to dedupe by; null where there is none.</summary>
    public virtual string? KeyOf(ReceivedRequest request) => request.Header("Idempotency-Key");

    /// <summary>Whether a request, or one aside, shows the service the secret.</summary>
    public virtual bool Shows(ReceivedRequest request, string canary) =>
        request.Headers.Any(header => header.Value.Contains(canary, StringComparison.Ordinal));

    /// <summary>Settings beyond those the sandbox gives.</summary>
    public virtual IReadOnlyDictionary<string, string?> SandboxSettings(IntegrationSandbox sandbox) => new Dictionary<string, string?>();
}
