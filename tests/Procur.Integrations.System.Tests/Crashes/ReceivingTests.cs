using System.Collections.Concurrent;
using System.Globalization;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.System.Tests.Crashes;

/// <summary>A host is ended while it takes webhooks in and handles them: what it acknowledged is handled, by each handler, and its effect is there once.</summary>
public sealed class ReceivingTests
{
    private const int AtOnce = 16;

    private static readonly string[] Points =
    [
        "acknowledging:1",
        "acknowledging:7",
        "handling:1",
        "handling:5",
        "handled:1",
        "handled:4",
        "handled-by-second:1",
        "handled-by-second:6",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [Trait(LongSet.Trait, LongSet.Name)]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task What_was_acknowledged_is_handled_by_each_handler_and_its_effect_is_there_once(string database)
    {
        await using var sandbox = await IntegrationSandbox.StartAsync(cancellationToken: Token);
        await using var store = await CrashStore.OfAsync(database);
        using var events = new SignedEvents(sandbox.Settings()["Integrations:Stripe:WebhookSecret"]!);
        var acknowledged = new ConcurrentDictionary<string, bool>();
        var again = new ConcurrentQueue<string>();
        var number = 0;
        string Next() =>
            again.TryDequeue(out var lost) ? lost : $"evt_{Interlocked.Increment(ref number).ToString(CultureInfo.InvariantCulture)}";

        async Task FloodAsync(CrashedHost host, Uri address, int most)
        {
            var sent = 0;
            await Task.WhenAll(
                Enumerable
                    .Range(0, AtOnce)
                    .Select(async _ =>
                    {
                        while (!host.HasEnded && Interlocked.Increment(ref sent) <= most)
                        {
                            var id = Next();
                            if (await events.SendAsync(address, id, Token))
                            {
                                acknowledged[id] = true;
                            }
                            else
                            {
                                // As the service does: what was not acknowledged comes again.
                                again.Enqueue(id);
                            }
                        }
                    })
            );
        }

        CrashedHost Host(params string[] more) =>
            CrashedHost.Start(
                store.Settings(sandbox),
                ["receive", "--database", store.ConnectionString, "--effects", store.EffectsString, .. more]
            );

        var kills = 0;
        foreach (var point in Points)
        {
            await using var host = Host("--kill-at", point);
            var flood = FloodAsync(host, await AddressAsync(host), 400);
            Assert.True(await host.EndAsync(Token) == 137, $"{point}: {await host.ErrorsAsync()}");
            await flood;
            kills++;
        }

        var random = new Random(LongSet.Seed);
        for (var wanted = kills + (LongSet.IsWhole ? 20 : 2); kills < wanted; kills++)
        {
            await using var host = Host();
            var flood = FloodAsync(host, await AddressAsync(host), int.MaxValue);
            await SomewhatLaterAsync(random);
            await host.KillAsync(Token);
            await flood;
        }

        await using var last = Host();
        await FloodAsync(last, await AddressAsync(last), again.Count);
        await Until(async () => await store.NumberAsync("SELECT COUNT(*) FROM effects") >= 2 * acknowledged.Count, last);
        var runs = await store.NumberAsync("SELECT COUNT(*) FROM runs");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{kills} kills; {acknowledged.Count} events acknowledged; {runs} runs of two handlers"
        );
        foreach (var id in acknowledged.Keys)
        {
            Assert.Equal(2, await store.NumberAsync($"SELECT COUNT(*) FROM effects WHERE event = '{id}'"));
        }
    }

    private static async Task<Uri> AddressAsync(CrashedHost host)
    {
        await host.ExpectLinesAsync(1, Token);
        return new Uri(host.Said.First().Split(' ')[1] + "/");
    }

    private static async Task SomewhatLaterAsync(Random random)
    {
        var moment = new TaskCompletionSource();
        await using var timer = TimeProvider.System.CreateTimer(
            _ => moment.SetResult(),
            null,
            TimeSpan.FromMilliseconds(300 + (random.NextDouble() * 400)),
            Timeout.InfiniteTimeSpan
        );
        await moment.Task;
    }

    private static async Task Until(Func<Task<bool>> isSo, CrashedHost host)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; !await isSo(); tries++)
        {
            Assert.True(tries < 1_200, "A minute has passed and it is not so.");
            Assert.False(host.HasEnded, "The host has ended.");
            await timer.WaitForNextTickAsync(Token);
        }
    }
}
