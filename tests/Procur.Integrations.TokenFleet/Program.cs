using System.Globalization;
using Procur.Integrations.TokenFleet;

// One process of a fleet; its tests tell it by lines what to do, and it says by lines what came of it.
await using var host = new FleetHost(args[0], args[1], args[2], args[3], int.Parse(args[4], CultureInfo.InvariantCulture));
Console.WriteLine("ready");
while (await Console.In.ReadLineAsync() is { } line)
{
    switch (line.Split(' '))
    {
        case ["calls", var count]:
            var (good, reconnect, failed, last) = await host.CallAsync(int.Parse(count, CultureInfo.InvariantCulture));
            Console.WriteLine($"calls good={good} reconnect={reconnect} failed={failed} {last}");
            break;
        case ["advance", var seconds]:
            host.Clock.Advance(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)));
            break;
        case ["hold"]:
            host.Hold();
            break;
    }
}
