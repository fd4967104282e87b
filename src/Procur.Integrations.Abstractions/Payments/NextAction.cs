namespace Procur.Integrations;

/// <summary>What the payer has to do next.</summary>
public abstract record NextAction;
