using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>A suite whose every test has a sandbox and a host of its own.</summary>
public abstract class SandboxSuite<TFixture> : IAsyncLifetime
    where TFixture : IntegrationFixture, new()
{
    private SandboxedHost? world;

    protected TFixture Fixture { get; } = new();

    protected SandboxedHost World => world!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => world = await SandboxedHost.StartAsync(Fixture, Settings, AddTo, Token);

    public virtual async ValueTask DisposeAsync()
    {
        if (world is not null)
        {
            await world.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Settings of the host that win over the sandbox's, by their full names.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>();

    /// <summary>Adds to the host.</summary>
    protected virtual void AddTo(IServiceCollection services) { }

    /// <summary>How a call ended, as the library told it.</summary>
    protected static async Task<Told> TellAsync(Func<Task> call)
    {
        try
        {
            await call();
            return Told.Done;
        }
        catch (IntegrationException e)
        {
            return e.OutcomeUnknown ? Told.Unknown : Told.NotDone;
        }
    }

    /// <summary>That what the library said of one intent does not contradict what the service did.</summary>
    protected async Task AssertTruthAsync(Told told, string effect)
    {
        var effects = await World.EffectsAsync(effect, Token);
        switch (told)
        {
            case Told.Done:
                Assert.Single(effects);
                break;
            case Told.NotDone:
                Assert.Empty(effects);
                break;
            default:
                Assert.InRange(effects.Count, 0, 1);
                break;
        }
    }
}
