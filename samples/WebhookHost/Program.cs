using WebhookHost;
using WebhookHost.Command;
using WebhookHost.Hosting;

try
{
    var arguments = HostArguments.Parse(args);
    if (arguments.Help)
    {
        Console.WriteLine(HostArguments.Usage);
        return ExitCode.Done;
    }

    await using var host = await SampleHost.StartAsync(arguments);
    foreach (var line in host.Greeting)
    {
        Console.WriteLine(line);
    }

    await host.WaitForShutdownAsync();
    return ExitCode.Done;
}
catch (BadInputException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitCode.BadInput;
}
