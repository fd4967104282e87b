using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Telemetry;

namespace Procur.Integrations.Wire;

/// <summary>Carries an operation from its start to its report: state, journal, tries, span, metric, audit, log, exception.</summary>
internal static class OperationRunner
{
    public static async Task<(WireReply Reply, object? Value)> RunAsync(
        Connection connection,
        WireCall call,
        JsonTypeInfo? type,
        CancellationToken cancellationToken
    )
    {
        var report = OperationReport.Start(connection, call.Operation, call.IsRead);
        try
        {
            var snapshot = await UsableAsync(connection, call.Operation, cancellationToken).ConfigureAwait(false);
            var state = new HttpCall(connection, call, type, snapshot, report.Started, cancellationToken);
            var journal = JournalGate.For(connection, state);
            if (journal is not null && await journal.OpenAsync(cancellationToken).ConfigureAwait(false) is { } recorded)
            {
                var again = state.Read(recorded);
                return again.Failure is null
                    ? await report.DoneAsync(state, again, state.Value).ConfigureAwait(false)
                    : throw await report.FailedAsync(state, again, journal.Key).ConfigureAwait(false);
            }

            Attempted tried;
            try
            {
                tried = await connection.PipelineFor(snapshot).RunAsync(state).ConfigureAwait(false);
            }
            catch when (journal is not null && !call.IsRead)
            {
                await journal.CloseUnknownAsync().ConfigureAwait(false);
                throw;
            }

            if (tried.Failure is null)
            {
                if (journal is not null)
                {
                    await journal.CloseAsync(tried.Reply!).ConfigureAwait(false);
                }

                return await report.DoneAsync(state, tried, state.Value).ConfigureAwait(false);
            }

            var unknown = OperationReport.IsUnknown(state, tried.Failure);
            var key = await JournalGate.CloseAsync(connection, state, journal, tried, unknown).ConfigureAwait(false);
            throw await report.FailedAsync(state, tried, key).ConfigureAwait(false);
        }
        catch (IntegrationException e) when (!report.IsReported)
        {
            await report.RefusedAsync(e).ConfigureAwait(false);
            throw;
        }
        finally
        {
            report.Dispose();
        }
    }

    public static async Task<T> ExecuteAsync<T>(
        Connection connection,
        OperationInfo operation,
        Func<Snapshot, CancellationToken, Task<T>> call,
        Func<Exception, Failure> read,
        CancellationToken cancellationToken
    )
    {
        var report = OperationReport.Start(connection, operation.Name, operation.IsRead);
        try
        {
            var snapshot = await UsableAsync(connection, operation.Name, cancellationToken).ConfigureAwait(false);
            var state = new DelegateCall<T>(operation, call, read, snapshot, report.Started, connection.Host.Time, cancellationToken);
            var tried = await connection.PipelineFor(snapshot).RunAsync(state).ConfigureAwait(false);
            if (tried.Failure is not null)
            {
                throw await report.FailedAsync(state, tried, null).ConfigureAwait(false);
            }

            await report.DoneAsync(state, tried, null).ConfigureAwait(false);
            return state.Value!;
        }
        catch (IntegrationException e) when (!report.IsReported)
        {
            await report.RefusedAsync(e).ConfigureAwait(false);
            throw;
        }
        finally
        {
            report.Dispose();
        }
    }

    private static async ValueTask<Snapshot> UsableAsync(Connection connection, string operation, CancellationToken cancellationToken)
    {
        Snapshot snapshot;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            snapshot = await connection.CurrentAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new IntegrationCanceledException(connection.Descriptor.Key, operation, outcomeUnknown: false, cancellationToken, e);
        }

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
