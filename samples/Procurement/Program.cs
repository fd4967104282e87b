using Procur.Integrations.Sandbox;
using Procurement;
using Procurement.Command;
using Procurement.Requests;
using Spectre.Console;

var console = AnsiConsole.Create(
    new AnsiConsoleSettings
    {
        Interactive = InteractionSupport.No,
        ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    }
);
if (Console.IsOutputRedirected)
{
    // A pipe has no width of its own; the table is not to be broken for it.
    console.Profile.Width = 200;
}

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};

try
{
    var arguments = SampleArguments.Parse(args);
    if (arguments.Help)
    {
        console.WriteLine(SampleArguments.Usage);
        return ExitCode.Done;
    }

    var request = await PurchaseRequestReader.ReadAsync(arguments.RequestPath, stopping.Token);
    await ContractReader.CheckAsync(arguments.ContractPath, stopping.Token);
    return await ProcurementRun.RunAsync(arguments, request, console, stopping.Token);
}
catch (BadInputException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitCode.BadInput;
}
catch (SandboxException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitCode.NotDone;
}
