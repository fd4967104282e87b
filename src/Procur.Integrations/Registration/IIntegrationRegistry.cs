namespace Procur.Integrations;

/// <summary>What is registered. Members are safe to call from many threads at once.</summary>
public interface IIntegrationRegistry
{
    /// <summary>Every registered account, in the order of registration.</summary>
    IReadOnlyList<RegisteredIntegration> List();
}
