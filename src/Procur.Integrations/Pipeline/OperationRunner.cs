using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>Carries an operation from its start to its report: state, journal, tries, span, metric, audit, log, exception.</summary>
internal static class OperationRunner
{
    /// <remarks>What is rare stands in methods of its own: a local or an awaiter here is paid for by every call.</remarks>
    public static async Task<TReply> RunAsync<TReply>(HttpCall call)
        where TReply : WireReply
    {
        using var report = new OperationReport(call.Connection, call.Operation, call.IsRead);
        call.Started = report.Started;
        JournalGate? journal = null;
        try
        {
            call.Snapshot = Usable(await CurrentAsync(call).ConfigureAwait(false), call.Connection, call.Operation);
            journal = await JournalGate.ForAsync(call).ConfigureAwait(false);
            if (journal is not null && await RecordedAsync(call, report, journal).ConfigureAwait(false) is { } recorded)
            {
                return (TReply)recorded;
            }

            var tried = await call.Connection.PipelineFor(call.Snapshot).RunAsync(call).ConfigureAwait(false);
            if (tried.Failure is not null)
            {
                return (TReply)await FailAsync(call, report, journal, tried).ConfigureAwait(false);
            }

            if (journal is not null)
            {
                await journal.CloseAsync(tried.Reply!).ConfigureAwait(false);
            }

            await report.EndAsync("done", call.Attempts, tried.Reply, null, null).ConfigureAwait(false);
            return (TReply)tried.Reply!;
        }
        catch (Exception e) when (!report.IsReported)
        {
            await report.BrokenAsync(e, journal).ConfigureAwait(false);
            ThrowIfCanceled(e, call);
            throw;
        }
    }

    public static async Task<T> ExecuteAsync<T>(DelegateCall<T> call)
    {
        var connection = call.Connection;
        using var report = new OperationReport(connection, call.Operation, call.IsRead);
        call.Started = report.Started;
        try
        {
            call.Snapshot = Usable(await CurrentAsync(call).ConfigureAwait(false), connection, call.Operation);
            var tried = await connection.PipelineFor(call.Snapshot).RunAsync(call).ConfigureAwait(false);
            if (tried.Failure is not null)
            {
                throw await report.FailedAsync(call, tried, null).ConfigureAwait(false);
            }

            await report.EndAsync("done", call.Attempts, null, null, null).ConfigureAwait(false);
            return call.Value!;
        }
        catch (Exception e) when (!report.IsReported)
        {
            await report.BrokenAsync(e, null).ConfigureAwait(false);
            ThrowIfCanceled(e, call);
            throw;
        }
    }

    /// <summary>The recorded answer, or null where the call is to be sent now.</summary>
    private static async Task<WireReply?> RecordedAsync(HttpCall call, OperationReport report, JournalGate journal)
    {
        if (await journal.OpenAsync(call.Caller).ConfigureAwait(false) is not { } recorded)
        {
            return null;
        }

        var again = call.Read(recorded);
        if (again.Failure is not null)
        {
            throw await report.FailedAsync(call, again, journal.Key).ConfigureAwait(false);
        }

        await report.EndAsync("done", call.Attempts, recorded, null, null).ConfigureAwait(false);
        return recorded;
    }

    /// <summary>Ends a call whose last try failed.</summary>
    /// <returns>The answer that a callback had proved meanwhile.</returns>
    private static async Task<WireReply> FailAsync(HttpCall call, OperationReport report, JournalGate? journal, Attempted tried)
    {
        var unknown = OperationReport.IsUnknown(call, tried.Failure!);
        var key = await JournalGate.CloseAsync(call, journal, tried, unknown).ConfigureAwait(false);
        if (journal is not null && await journal.SettledMeanwhileAsync().ConfigureAwait(false) is { } settled)
        {
            if (!call.Canceled && call.Read(settled).Failure is null)
            {
                // The callback overtook the answer, which was then lost: what it proved is the answer.
                await report.EndAsync("done", call.Attempts, settled, null, null).ConfigureAwait(false);
                return settled;
            }
        }
        else if (OperationReport.IsUnknown(call, tried.Failure!))
        {
            // Also where this call sent nothing, but somebody else has looked into its intent meanwhile, or sends it.
            key ??= journal?.Key;
        }

        throw await report.FailedAsync(call, tried, key).ConfigureAwait(false);
    }

    /// <summary>As every call begins; a refusal is reported as that of the operation.</summary>
    public static async ValueTask<Snapshot> UsableAsync(Connection connection, string operation, CancellationToken cancellationToken)
    {
        try
        {
            var snapshot = await connection.CurrentAsync(cancellationToken).ConfigureAwait(false);
            return Usable(snapshot, connection, operation);
        }
        catch (IntegrationException e)
        {
            using var report = new OperationReport(connection, operation, isRead: false);
            await report.BrokenAsync(e, null).ConfigureAwait(false);
            throw;
        }
    }

    // What ends outside the tries ends before anything was sent.
    private static void ThrowIfCanceled(Exception e, CallState call)
    {
        if (e is OperationCanceledException and not IntegrationCanceledException && call.Caller.IsCancellationRequested)
        {
            throw new IntegrationCanceledException(call.Connection.Descriptor.Key, call.Operation, outcomeUnknown: false, call.Caller, e);
        }
    }

    private static ValueTask<Snapshot> CurrentAsync(CallState call)
    {
        if (call.Caller.IsCancellationRequested)
        {
            throw new IntegrationCanceledException(call.Connection.Descriptor.Key, call.Operation, outcomeUnknown: false, call.Caller);
        }

        return call.Connection.CurrentAsync(call.Caller);
    }

    private static Snapshot Usable(Snapshot snapshot, Connection connection, string operation)
    {
        var key = connection.Descriptor.Key;
        if (!snapshot.Options.Enabled)
        {
            throw new IntegrationException(
                key,
                operation,
                IntegrationErrorKind.Disabled,
                $"{key} {operation}: the connection '{connection.Id.Name}' is switched off; nothing was sent. Set Enabled to use it."
            );
        }

        return snapshot.IsConfigured
            ? snapshot
            : throw new IntegrationException(
                key,
                operation,
                IntegrationErrorKind.NotConfigured,
                $"{key} {operation}: {string.Join("; ", snapshot.Problems)}. Nothing was sent."
            );
    }
}
