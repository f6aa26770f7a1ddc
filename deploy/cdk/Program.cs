using Amazon.CDK;
using Fluxa.Deploy;
using Fluxa.Deploy.Environments;

var app = new App();
foreach (var plan in EnvironmentPlan.All)
{
    FluxaDeployment.Add(app, plan);
}

app.Synth();
