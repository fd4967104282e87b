using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
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

    private const string Open = "SELECT COUNT(*) FROM procur_webhook_events WHERE processed_at IS NULL";

    private const string Dead = "SELECT COUNT(*) FROM procur_webhook_events WHERE state = 5";

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
                Hasty(store.Settings(sandbox)),
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
        for (var wanted = kills + (LongSet.IsWhole ? 16 : 2); kills < wanted; kills++)
        {
            await using var host = Host();
            var flood = FloodAsync(host, await AddressAsync(host), int.MaxValue);
            await SomewhatLaterAsync(random);
            await host.KillAsync(Token);
            await flood;
        }

        await using var last = Host();
        await FloodAsync(last, await AddressAsync(last), again.Count);
        Assert.Empty(again);
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

    [Fact]
    public async Task Four_processes_share_the_work_and_whoever_lost_its_lease_records_nothing()
    {
        await using var sandbox = await IntegrationSandbox.StartAsync(cancellationToken: Token);
        await using var store = await CrashStore.PostgresAsync();
        using var events = new SignedEvents(sandbox.Settings()["Integrations:Stripe:WebhookSecret"]!);
        var gate = Path.Combine(store.Folder, "open");
        var settings = Hasty(store.Settings(sandbox));
        CrashedHost Host() =>
            CrashedHost.Start(settings, "receive", "--database", store.ConnectionString, "--effects", store.EffectsString, "--gate", gate);
        CrashedHost[] hosts = [Host(), Host(), Host(), Host()];
        try
        {
            var addresses = await Task.WhenAll(hosts.Select(AddressAsync));
            Assert.True(await events.SendAsync(addresses[0], "evt_slow", Token));
            await Until(() => Task.FromResult(Holders(hosts).Any()), hosts[0]);
            var stopped = Holders(hosts).Single();
            await stopped.SignalAsync("STOP", Token);

            // Its lease is over and another has the event; that one may go on, and only then the one that stood still.
            var killed = hosts.First(host => host != stopped);
            var others = hosts.Where(host => host != stopped && host != killed).ToList();
            await Until(() => Task.FromResult(Holders(hosts).Count() == 2), others[0]);
            if (Holders(hosts).Contains(killed))
            {
                // The third to take it.
                await killed.KillAsync(Token);
                await Until(() => Task.FromResult(Holders(others).Any()), others[0]);
            }

            var acknowledged = 0;
            await Parallel.ForAsync(
                0,
                200,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Token },
                async (number, token) =>
                {
                    var sender = addresses[Array.IndexOf(hosts, others[number % others.Count])];
                    if (await events.SendAsync(sender, $"evt_{number.ToString(CultureInfo.InvariantCulture)}", token))
                    {
                        Interlocked.Increment(ref acknowledged);
                    }

                    if (number == 100 && !killed.HasEnded)
                    {
                        await killed.KillAsync(token);
                    }
                }
            );
            await File.WriteAllTextAsync(gate, "", Token);
            await Until(async () => await store.NumberAsync("SELECT COUNT(*) FROM effects WHERE event = 'evt_slow'") == 2, others[0]);
            await Until(async () => await store.NumberAsync(Open) == 0, others[0]);
            await stopped.SignalAsync("CONT", Token);
            await Until(
                async () => await store.NumberAsync($"SELECT COUNT(*) FROM runs WHERE event = 'evt_slow' AND process = {stopped.Id}") > 0,
                stopped
            );

            await Until(
                () => Task.FromResult(stopped.Complaints.Any(line => line.Contains("longer than its lease", StringComparison.Ordinal))),
                stopped
            );

            Assert.Equal(200, acknowledged);
            Assert.Equal(2 * 201, await store.NumberAsync("SELECT COUNT(*) FROM effects"));
            // Nobody was shut out for long: more than one of them has handled events.
            Assert.True(await store.NumberAsync("SELECT COUNT(DISTINCT process) FROM runs") > 1);
        }
        finally
        {
            foreach (var host in hosts)
            {
                await host.DisposeAsync();
            }
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task An_event_that_ends_its_process_is_put_aside_and_the_others_are_handled(string database)
    {
        await using var sandbox = await IntegrationSandbox.StartAsync(cancellationToken: Token);
        await using var store = await CrashStore.OfAsync(database);
        using var events = new SignedEvents(sandbox.Settings()["Integrations:Stripe:WebhookSecret"]!);
        var settings = Hasty(store.Settings(sandbox));
        settings["Integrations:Webhooks:Inbox:AbandonedLimit"] = "3";
        CrashedHost Host() =>
            CrashedHost.Start(settings, "receive", "--database", store.ConnectionString, "--effects", store.EffectsString);

        var ends = 0;
        await using (var first = Host())
        {
            var address = await AddressAsync(first);
            Assert.True(await events.SendAsync(address, "evt_before", Token));
            await Until(async () => await store.NumberAsync("SELECT COUNT(*) FROM effects") == 2, first);
            await events.SendAsync(address, "evt_poison", Token);
            Assert.Equal(137, await first.EndAsync(Token));
            ends++;
        }

        for (var acknowledged = false; ; ends++)
        {
            await using var host = Host();
            acknowledged |= await events.SendAsync(await AddressAsync(host), "evt_after", Token);
            if (await WaitAsync(async () => host.HasEnded || await store.NumberAsync(Dead) == 1))
            {
                if (!host.HasEnded)
                {
                    Assert.True(acknowledged || await events.SendAsync(await AddressAsync(host), "evt_after", Token));
                    await Until(async () => await store.NumberAsync("SELECT COUNT(*) FROM effects") == 4, host);
                    break;
                }
            }

            Assert.True(ends < 10, "It ends one process after the other.");
        }

        Assert.Equal(3, ends);
        Assert.Equal(0, await store.NumberAsync("SELECT COUNT(*) FROM effects WHERE event = 'evt_poison'"));
    }

    private static Dictionary<string, string?> Hasty(IReadOnlyDictionary<string, string?> settings) =>
        new(settings)
        {
            ["Integrations:Webhooks:Inbox:LeaseDuration"] = "00:00:03",
            ["Integrations:Webhooks:Inbox:PollInterval"] = "00:00:00.1",
            // Here it is the test that ends processes, and no event.
            ["Integrations:Webhooks:Inbox:AbandonedLimit"] = "1000",
        };

    private static IEnumerable<CrashedHost> Holders(IEnumerable<CrashedHost> hosts) =>
        hosts.Where(host => host.Said.Any(line => line.StartsWith("holding ", StringComparison.Ordinal)));

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

    private static async Task Until(Func<Task<bool>> isSo, CrashedHost host, [CallerArgumentExpression(nameof(isSo))] string what = "")
    {
        Assert.True(await WaitAsync(async () => await isSo() || host.HasEnded), $"A minute has passed and it is not so: {what}");
        Assert.True(await isSo(), $"The host has ended: {(host.HasEnded ? await host.ErrorsAsync() : what)}");
    }

    private static async Task<bool> WaitAsync(Func<Task<bool>> isSo)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; tries < 1_200; tries++)
        {
            if (await isSo())
            {
                return true;
            }

            await timer.WaitForNextTickAsync(Token);
        }

        return false;
    }
}
