using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.TestKit;

/// <summary>A host whose provider talks to the service's sandbox: one of its own for each test, so that the ledger is the test's alone.</summary>
public sealed class SandboxedHost : IAsyncDisposable
{
    private readonly IntegrationFixture fixture;

    private SandboxedHost(IntegrationFixture fixture, IntegrationSandbox sandbox, TestHost host)
    {
        this.fixture = fixture;
        Sandbox = sandbox;
        Host = host;
    }

    public IntegrationSandbox Sandbox { get; }

    public TestHost Host { get; }

    /// <param name="fixture">The provider.</param>
    /// <param name="settings">Settings that win over the sandbox's, by their full names.</param>
    /// <param name="more">Adds to the host.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<SandboxedHost> StartAsync(
        IntegrationFixture fixture,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? more = null,
        CancellationToken cancellationToken = default
    )
    {
        var sandbox = await IntegrationSandbox.StartAsync(cancellationToken: cancellationToken);
        var all = new Dictionary<string, string?>(sandbox.Settings(), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in fixture.SandboxSettings(sandbox).Concat(settings ?? new Dictionary<string, string?>()))
        {
            all[name] = value;
        }

        // Of the sandbox's time, for signatures and lists by date; the waits between tries still pass by themselves.
        var clock = new ManualTimeProvider(sandbox.TimeProvider.GetUtcNow()) { AutoAdvance = true };
        var host = TestHost.Create(
            services =>
            {
                fixture.Add(services);
                more?.Invoke(services);
            },
            all,
            clock
        );
        return new SandboxedHost(fixture, sandbox, host);
    }

    public T Get<T>()
        where T : notnull => Host.Get<T>();

    /// <summary>Puts a fault in line: <c>reset-after-commit</c>, <c>rate-limited=1@refunds.create</c>.</summary>
    public Task FaultAsync(string fault, CancellationToken cancellationToken = default) =>
        Sandbox.Control.AddFaultAsync($"{fixture.Integration}:{fault}", cancellationToken);

    /// <summary>What the service really did, once everything held back has happened.</summary>
    public async Task<IReadOnlyList<SandboxEffect>> EffectsAsync(string? kind = null, CancellationToken cancellationToken = default)
    {
        await Sandbox.Control.ReleaseCommitsAsync(cancellationToken);
        await Sandbox.Control.WaitForIdleAsync(cancellationToken);
        return await Sandbox.Control.GetLedgerAsync(fixture.Integration, kind: kind, cancellationToken: cancellationToken);
    }

    /// <summary>Moves both clocks.</summary>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default)
    {
        Host.Time.Advance(by);
        await Sandbox.Control.AdvanceAsync(by, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
