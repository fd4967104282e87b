namespace Procur.Integrations;

/// <summary>What every integration can say of itself. Members are safe to call from many threads at once.</summary>
public interface IIntegrationConnector
{
    /// <summary>What there is to know without calling the service.</summary>
    IntegrationDescriptor Descriptor { get; }

    /// <summary>Whether every required setting is there and none contradicts another, as last read.</summary>
    bool IsConfigured { get; }

    /// <summary>Asks the service one cheap authenticated question without side effects.</summary>
    /// <returns>What was found; a failure is a result here, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The caller's token ended the test.</exception>
    Task<ConnectionTestResult> TestConnectionAsync(CancellationToken cancellationToken = default);
}
