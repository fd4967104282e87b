using Procur.Integrations.Sandbox;
using Procurement;
using Procurement.Command;
using Procurement.Flow;
using Procurement.Hosting;
using Procurement.People;
using Procurement.Report;
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
    await using var host = await ProcurementHost.StartAsync(stopping.Token);
    console.WriteLine($"{request.Id}: {request.Title}, {request.Total} by {request.Payment.Integration}");
    console.WriteLine($"Sandbox at {host.Sandbox.BaseAddress}, our webhooks at {host.Address}api/webhooks/");
    foreach (var fault in arguments.Faults)
    {
        await host.Sandbox.Control.AddFaultAsync(fault, stopping.Token);
        console.WriteLine($"Going wrong: {fault}");
    }

    IPeople people = arguments.Interactive
        ? new PersonAtTheConsole(host.Sandbox.Control, console)
        : new SandboxPeople(host.Sandbox.Control);
    var context = new ProcurementContext(request, people, host.Services, host.Sandbox.Control, text => console.WriteLine($"  {text}"));
    var flow = new ProcurementFlow([new OpenNegotiation(), new SendOffer(), new AwaitDecision(), new Pay(), new ContractReady()]);
    var rows = await flow.RunAsync(context, stopping.Token);

    console.WriteLine();
    ReportWriter.Write(console, rows);
    ReportWriter.WriteLedger(console, await host.Sandbox.Control.GetLedgerAsync(cancellationToken: stopping.Token));
    return ExitCode.Of(rows);
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
