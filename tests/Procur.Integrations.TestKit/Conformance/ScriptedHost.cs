using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.TestKit;

/// <summary>A host whose provider talks to a scripted server. Replies answer the calls in order, then the fixture's own; what goes aside is not counted.</summary>
public sealed class ScriptedHost : IAsyncDisposable
{
    public const string Canary = "c4naryK3yOfThisTest";
    public const string SecondCanary = "s3condK3yOfThisTest";
    public const string SecondKey = "second";

    private readonly IntegrationFixture fixture;
    private readonly ConcurrentQueue<Reply> script = new();

    private ScriptedHost(IntegrationFixture fixture, StandIn standIn, Action<IServiceCollection>? more)
    {
        this.fixture = fixture;
        StandIn = standIn;
        standIn.Otherwise = request => fixture.Aside(request) ?? (script.TryDequeue(out var next) ? next : fixture.Done);
        var settings = new Dictionary<string, string?>();
        Put(settings, $"Integrations:{fixture.Section}", fixture.Settings(standIn.Endpoint, Canary));
        Put(settings, $"Integrations:{fixture.Section}:Accounts:{SecondKey}", fixture.Settings(standIn.Endpoint, SecondCanary));
        Host = TestHost.Create(
            services =>
            {
                fixture.Add(services);
                fixture.Add(services, SecondKey);
                more?.Invoke(services);
            },
            settings
        );
    }

    public StandIn StandIn { get; }

    public TestHost Host { get; }

    /// <summary>The calls that arrived, without what went aside.</summary>
    public IReadOnlyList<ReceivedRequest> Calls => [.. StandIn.Received.Where(request => fixture.Aside(request) is null)];

    /// <summary>Whether there are replies left that no call has met.</summary>
    public bool IsScripted => !script.IsEmpty;

    public static ScriptedHost Start(IntegrationFixture fixture, params Reply[] replies) => Start(fixture, null, replies);

    public static ScriptedHost Start(IntegrationFixture fixture, Action<IServiceCollection>? more, params Reply[] replies)
    {
        var host = NotListening(fixture, more);
        foreach (var reply in replies)
        {
            host.script.Enqueue(reply);
        }

        host.StandIn.Listen();
        return host;
    }

    public static ScriptedHost NotListening(IntegrationFixture fixture, Action<IServiceCollection>? more = null) =>
        new(fixture, StandIn.NotListening(), more);

    public Task ChangeAsync(string? key = null, CancellationToken cancellationToken = default) =>
        fixture.ChangeAsync(Host.Services, key, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await StandIn.DisposeAsync();
    }

    private static void Put(Dictionary<string, string?> settings, string section, IReadOnlyDictionary<string, string?> values)
    {
        foreach (var (name, value) in values)
        {
            settings[$"{section}:{name}"] = value;
        }
    }
}
