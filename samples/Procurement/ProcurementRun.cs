using Procurement.Command;
using Procurement.Flow;
using Procurement.Hosting;
using Procurement.People;
using Procurement.Report;
using Procurement.Requests;
using Spectre.Console;

namespace Procurement;

/// <summary>One run of the flow, against the sandbox or live.</summary>
internal static class ProcurementRun
{
    private static readonly IReadOnlyList<IProcurementStep> Steps =
    [
        new OpenNegotiation(),
        new CheckBudget(),
        new Offer(),
        new SignContract(),
        new StoreContract(),
        new ScheduleKickoff(),
        new Pay(),
        new OrderAndInvoice(),
        new Confirm(),
    ];

    public static async Task<int> RunAsync(
        SampleArguments arguments,
        PurchaseRequest request,
        IAnsiConsole console,
        CancellationToken cancellationToken
    )
    {
        var work = Directory.CreateTempSubdirectory("procurement-");
        try
        {
            return arguments.Live
                ? await LiveAsync(arguments, request, work.FullName, console, cancellationToken)
                : await SandboxedAsync(arguments, request, work.FullName, console, cancellationToken);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task<int> SandboxedAsync(
        SampleArguments arguments,
        PurchaseRequest request,
        string work,
        IAnsiConsole console,
        CancellationToken cancellationToken
    )
    {
        await using var sandbox = await SandboxSession.StartAsync(arguments.Sandbox, cancellationToken);
        await using var host = await ProcurementHost.StartAsync(sandbox, cancellationToken);
        console.WriteLine($"{request.Id}: {request.Title}, {request.Total} by {request.Payment.Integration}");
        console.WriteLine($"Sandbox at {sandbox.Control.BaseAddress}, our webhooks at {host.Address}api/webhooks/");
        foreach (var fault in arguments.Faults)
        {
            await sandbox.Control.AddFaultAsync(fault, cancellationToken);
            console.WriteLine($"Going wrong: {fault}");
        }

        var script = new SandboxPeople(sandbox.Control);
        IPeople people = arguments.Interactive ? new PersonAtTheConsole(script, console) : script;
        var context = new ProcurementContext(
            request,
            arguments.ContractPath,
            work,
            people,
            Patience.WithScript,
            host.Services,
            text => console.WriteLine($"  {text}")
        );
        await script.GrantBudgetAsync(request, context.Today.Year, cancellationToken);
        var rows = await new ProcurementFlow(Steps).RunAsync(context, cancellationToken);
        console.WriteLine();
        ReportWriter.Write(console, rows);
        ReportWriter.WriteLedger(console, await sandbox.EffectsAsync(cancellationToken));
        return ExitCode.Of(rows);
    }

    private static async Task<int> LiveAsync(
        SampleArguments arguments,
        PurchaseRequest request,
        string work,
        IAnsiConsole console,
        CancellationToken cancellationToken
    )
    {
        string[] needed = ["slack", "sap", "docusign", "s3", "google-workspace", "sendgrid", request.Payment.Integration];
        await using var host = await ProcurementHost.StartLiveAsync(arguments.Listen, arguments.PublicUrl!, needed, cancellationToken);
        console.WriteLine($"{request.Id}: {request.Title}, {request.Total} by {request.Payment.Integration}, LIVE");
        foreach (var integration in ProcurementHost.Callers.Where(needed.Contains))
        {
            console.WriteLine($"  {integration} must call {host.Address}api/webhooks/{integration} (its console)");
        }

        var context = new ProcurementContext(
            request,
            arguments.ContractPath,
            work,
            new RealPeople(console),
            Patience.WithPeople,
            host.Services,
            text => console.WriteLine($"  {text}")
        );
        var rows = await new ProcurementFlow(Steps).RunAsync(context, cancellationToken);
        console.WriteLine();
        ReportWriter.Write(console, rows);
        return ExitCode.Of(rows);
    }
}
