using Procur.Integrations.CrashHost;

// A host that tests start, and end in the middle of its work.
var arguments = CrashArguments.Parse(args);
var point = new KillPoint(arguments.KillAt);
if (arguments.Command == "naive")
{
    var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
    await Sender.RunAsync(arguments, new NaiveSender(configuration, arguments.Database, point).SendAsync, CancellationToken.None);
    return;
}

var builder = Hosts.Builder(arguments, point);
if (arguments.Command == "receive")
{
    Receiver.Add(builder, arguments);
    await using var receiving = builder.Build();
    await Receiver.RunAsync(receiving, point);
    return;
}

await using var app = builder.Build();
await app.StartAsync();
await Sender.RunAsync(arguments, Intents.Of(arguments.Integration, app.Services), CancellationToken.None);
await app.StopAsync();
