import './first';
import './shell';
